/** Counts and folders to come. */
export default function StatusLoading() {
  return (
    <div aria-hidden className="mx-auto grid max-w-3xl animate-breathe gap-6 px-5 py-8 sm:px-8 sm:py-10">
      <div className="h-10 w-36 rounded-control bg-sunken" />
      <div className="h-16 rounded-panel bg-sunken" />
      <div className="h-20 rounded-panel bg-sunken" />
      <div className="h-40 rounded-panel bg-sunken" />
    </div>
  );
}
