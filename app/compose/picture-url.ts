/** Where an image of a photo, or of a picture that was handed over, is. */
export function pictureUrl(part: { readonly photo: number } | { readonly image: string }, size: 320 | 1280): string {
  return 'photo' in part ? `/api/photos/${part.photo}/thumbnail?size=${size}` : `/api/search/images/${part.image}`;
}
