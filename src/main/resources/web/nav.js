// On narrow screens the links to the main pages can be scrolled: the one that is here is moved to where it is seen.
export function startNav() {
  const here = document.querySelector('.top nav [aria-current]');
  if (here) {
    const nav = here.parentElement;
    nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  }
}
