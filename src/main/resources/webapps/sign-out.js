// After signing out the web application shows a sign-in form of its own, which signs nobody in here.
const leave = () => {
  if (window.location.hash.startsWith('#/login')) {
    window.location.assign('/login?signedOut');
  }
};
window.addEventListener('hashchange', leave);
leave();
