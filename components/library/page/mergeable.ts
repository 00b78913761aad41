/** So many papers are hardly one; whoever chose more has another thing in mind. */
const mostMerged = 20;

/** Can so many chosen papers be made one? */
export const mergeable = (count: number): boolean => count >= 2 && count <= mostMerged;
