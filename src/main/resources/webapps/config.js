const app = document.querySelector('base').getAttribute('app-name');

export default {
  app: { vendor: 'Data Trustee', name: app.charAt(0).toUpperCase() + app.slice(1) },
  // The service's own sign-in page takes the place of the web applications' one, and has a welcome of its own.
  customScripts: ['scripts/sign-out.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
