// A middleware of all routes that remembers a visit, with what the framework itself puts into scope.
export default defineNuxtRouteMiddleware(() => {
  const visited = useCookie('visited');
  visited.value = 'yes';
  useCookie('unwritten').value;
});
