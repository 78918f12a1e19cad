import { Download } from 'lucide-react';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';

export async function DownloadLink({ id }: { id: number }) {
  const { photo } = (await requestLocale()).strings;

  return (
    <a
      href={`/api/photos/${id}/original`}
      download
      data-stage="download"
      title={photo.downloadHint}
      className={plainButton}
    >
      <Download aria-hidden strokeWidth={1.75} className="size-4.5" />
      {photo.download}
    </a>
  );
}
