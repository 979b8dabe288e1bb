// Says before sending that a file is too large, and keeps a form from being sent twice.
document.addEventListener('submit', function (event) {
  const form = event.target;
  const most = Number(form.dataset.mostBytes || 0);
  for (const field of form.querySelectorAll('input[type=file]')) {
    for (const file of field.files) {
      if (most && file.size > most) {
        event.preventDefault();
        field.setCustomValidity(file.name + ' is larger than 25 MB.');
        field.reportValidity();
        return;
      }
    }
  }
  const button = form.querySelector('button.main');
  if (button) {
    button.disabled = true;
  }
});
document.addEventListener('change', function (event) {
  if (event.target.type === 'file') {
    event.target.setCustomValidity('');
  }
});
// Coming back with the browser's own button finds the form as it was.
window.addEventListener('pageshow', function () {
  document.querySelectorAll('button.main').forEach(function (button) {
    button.disabled = false;
  });
});
