/** The name under which a test is recorded, and found again. */
export function fullName(task) {
  const above = task.suite === undefined ? "" : `${fullName(task.suite)} `;
  return `${above}${task.name}`;
}
