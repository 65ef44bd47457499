// Stands for next-intl/routing 4: the routing itself, which the middleware reads.
export const defineRouting = (routing) => routing;
