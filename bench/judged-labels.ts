/**
 * Which labels of the vocabulary COCO's boxes can judge: those named like a category, and those that can only be true of
 * a photo with an object of that category in it. People by age or role are left out, for COCO only says `person`.
 */
const SAME_NAME = `person, dog, cat, bird, horse, cow, sheep, elephant, giraffe, zebra, bear, apple, banana, orange, carrot,
  broccoli, sandwich, pizza, donut, cake, hot dog, car, truck, bus, train, airplane, motorcycle, bicycle, boat, chair,
  bed, book, bottle, cup, bowl, spoon, fork, knife, laptop, keyboard, refrigerator, oven, sink, toilet, toothbrush,
  umbrella, backpack, suitcase, handbag, tie, vase, clock, bench, scissors, kite, teddy bear, traffic light, stop sign,
  fire hydrant`;

const OTHER_NAME: Readonly<Record<string, readonly string[]>> = {
  puppy: ['dog'],
  kitten: ['cat'],
  sofa: ['couch'],
  table: ['dining table'],
  television: ['tv'],
  phone: ['cell phone'],
  computer: ['laptop', 'keyboard'],
  ball: ['sports ball'],
  wine: ['wine glass'],
  skiing: ['skis'],
  skier: ['skis'],
  snowboarding: ['snowboard'],
  surfing: ['surfboard'],
  surfer: ['surfboard'],
  skateboarding: ['skateboard'],
  tennis: ['tennis racket'],
  baseball: ['baseball bat', 'baseball glove'],
  scooter: ['motorcycle'],
  sailboat: ['boat'],
  canoe: ['boat'],
};

/** COCO categories that make a label true, by label. */
export const JUDGED_LABELS: ReadonlyMap<string, readonly string[]> = new Map([
  ...SAME_NAME.split(',').map((name) => [name.trim(), [name.replace(/\s+/g, ' ').trim()]] as const),
  ...Object.entries(OTHER_NAME),
]);

/** COCO's eighty categories (arXiv 1405.0312). */
export const COCO_CATEGORIES: readonly string[] =
  `person, bicycle, car, motorcycle, airplane, bus, train, truck, boat, traffic light, fire hydrant, stop sign,
  parking meter, bench, bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, backpack, umbrella, handbag, tie,
  suitcase, frisbee, skis, snowboard, sports ball, kite, baseball bat, baseball glove, skateboard, surfboard, tennis racket,
  bottle, wine glass, cup, fork, knife, spoon, bowl, banana, apple, sandwich, orange, broccoli, carrot, hot dog, pizza,
  donut, cake, chair, couch, potted plant, bed, dining table, toilet, tv, laptop, mouse, remote, keyboard, cell phone,
  microwave, oven, toaster, sink, refrigerator, book, clock, vase, scissors, teddy bear, hair drier, toothbrush`
    .split(',')
    .map((name) => name.replace(/\s+/g, ' ').trim());
