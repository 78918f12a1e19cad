;; Dot products of int8 rows with an int16 query. A record is 16 bytes, the first four of which are the row's scale
;; (float32; NaN while no photo is there), followed by `size` codes (int8, a multiple of 16). The query's `size` int16
;; lie at `query`. A score is codes · query × scale × factor + offset. kernel.wasm is this file, assembled: kernel.test.ts compares.
(module
  (import "rummage" "memory" (memory 1 65536))

  (func $score (param $record i32) (param $size i32) (param $query i32) (param $factor f32) (param $offset f32)
      (result f32)
    (local $at i32) (local $end i32) (local $codes v128) (local $low v128) (local $high v128)
    (local.set $at (i32.add (local.get $record) (i32.const 16)))
    (local.set $end (i32.add (local.get $at) (local.get $size)))
    (loop $next
      (local.set $codes (v128.load (local.get $at)))
      (local.set $low (i32x4.add (local.get $low)
        (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $codes)) (v128.load (local.get $query)))))
      (local.set $high (i32x4.add (local.get $high)
        (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $codes)) (v128.load offset=16 (local.get $query)))))
      (local.set $query (i32.add (local.get $query) (i32.const 32)))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $low (i32x4.add (local.get $low) (local.get $high)))
    (f32.add (local.get $offset) (f32.mul
      (f32.mul (local.get $factor) (f32.load (local.get $record)))
      (f32.convert_i32_s (i32.add
        (i32.add (i32x4.extract_lane 0 (local.get $low)) (i32x4.extract_lane 1 (local.get $low)))
        (i32.add (i32x4.extract_lane 2 (local.get $low)) (i32x4.extract_lane 3 (local.get $low))))))))

  ;; The scores of `count` records from `record` on, to `scores` (float32).
  (func (export "scan") (param $record i32) (param $count i32) (param $size i32) (param $query i32) (param $factor f32)
      (param $offset f32) (param $scores i32)
    (block $done
      (loop $each
        (br_if $done (i32.eqz (local.get $count)))
        (f32.store (local.get $scores)
          (call $score (local.get $record) (local.get $size) (local.get $query) (local.get $factor) (local.get $offset)))
        (local.set $record (i32.add (local.get $record) (i32.add (local.get $size) (i32.const 16))))
        (local.set $scores (i32.add (local.get $scores) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $each))))

  ;; The same for the records whose numbers (uint32, from `records` on) are listed at `slots`.
  (func (export "gather") (param $records i32) (param $slots i32) (param $count i32) (param $size i32)
      (param $query i32) (param $factor f32) (param $offset f32) (param $scores i32)
    (block $done
      (loop $each
        (br_if $done (i32.eqz (local.get $count)))
        (f32.store (local.get $scores)
          (call $score
            (i32.add (local.get $records)
              (i32.mul (i32.load (local.get $slots)) (i32.add (local.get $size) (i32.const 16))))
            (local.get $size) (local.get $query) (local.get $factor) (local.get $offset)))
        (local.set $slots (i32.add (local.get $slots) (i32.const 4)))
        (local.set $scores (i32.add (local.get $scores) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $each))))

  ;; Of `count` records from number `first` on, those that score at least `least`: numbers to `slots`, scores to
  ;; `scores`. Returns how many.
  (func (export "sift") (param $records i32) (param $first i32) (param $count i32) (param $size i32)
      (param $query i32) (param $factor f32) (param $offset f32) (param $least f32) (param $slots i32) (param $scores i32) (result i32)
    (local $record i32) (local $found i32) (local $score f32)
    (local.set $record
      (i32.add (local.get $records) (i32.mul (local.get $first) (i32.add (local.get $size) (i32.const 16)))))
    (block $done
      (loop $each
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $score
          (call $score (local.get $record) (local.get $size) (local.get $query) (local.get $factor) (local.get $offset)))
        (if (f32.ge (local.get $score) (local.get $least))
          (then
            (i32.store (i32.add (local.get $slots) (i32.shl (local.get $found) (i32.const 2))) (local.get $first))
            (f32.store (i32.add (local.get $scores) (i32.shl (local.get $found) (i32.const 2))) (local.get $score))
            (local.set $found (i32.add (local.get $found) (i32.const 1)))))
        (local.set $record (i32.add (local.get $record) (i32.add (local.get $size) (i32.const 16))))
        (local.set $first (i32.add (local.get $first) (i32.const 1)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $each)))
    (local.get $found)))
