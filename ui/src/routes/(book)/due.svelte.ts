export function due() {
  return { count: 0, late: false };
}
export function followDue(): () => void {
  return () => {};
}
