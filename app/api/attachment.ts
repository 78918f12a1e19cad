/**
 * A Content-Disposition that saves the answer under its own name. Old clients read the plain `filename`, all others the
 * exact one (RFC 5987).
 */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
