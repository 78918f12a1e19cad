/** Covers to come. */
export default function AlbumsLoading() {
  return (
    <div aria-hidden className="mx-auto max-w-384 px-5 py-8 sm:px-8">
      <div className="mb-7 h-10 w-36 animate-breathe rounded-control bg-sunken" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-9">
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="animate-breathe">
            <div className="aspect-4/3 rounded-panel bg-sunken" />
            <div className="mt-3 h-4 w-2/5 rounded-control bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}
