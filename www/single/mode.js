// Hides the single file's page if it is to show the room instead of the quiz. Runs in the head, so that the
// quiz never flashes.

if (/^#(present|screen=)/.test(location.hash)) document.documentElement.hidden = true;
