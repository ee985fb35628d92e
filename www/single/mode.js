// Which of the two the single file is now: the quiz, or the room. Runs in the head, so that the other
// is never seen.

if (/^#(present|screen=)/.test(location.hash)) document.documentElement.hidden = true;
