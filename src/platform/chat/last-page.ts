/** The number of the last page of a list, from 0; 0 also if the list is empty. */
export function lastPage(count: number, pageLength: number): number {
  return Math.max(Math.ceil(count / pageLength) - 1, 0);
}
