import { Download } from 'lucide-react';
import { plainButton } from '../ui/styles';

export function DownloadLink({ id }: { id: number }) {
  return (
    <a
      href={`/api/photos/${id}/original`}
      download
      data-stage="download"
      title="The original file, unchanged"
      className={plainButton}
    >
      <Download aria-hidden strokeWidth={1.75} className="size-4.5" />
      Download
    </a>
  );
}
