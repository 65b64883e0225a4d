/** A client's phones, addresses… are saved as one list: with one of them changed, or one more. */
export function put<T extends { id?: string | null }>(all: T[], one: T): T[] {
  return one.id ? all.map((other) => (other.id === one.id ? one : other)) : [...all, one];
}
