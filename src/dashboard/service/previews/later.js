// What is fetched for the live page begins with the first frame, which shows what the answer has painted: a hundred files
// that are fetched and read meanwhile would make it wait.
(() => {
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    document.head.append(document.getElementById("live-page").content);
  };
  if (document.hidden) begin(); // it has no frames
  else requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 1000);
})();
