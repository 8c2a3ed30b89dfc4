// The connection between the page and its kernel: whether it is open, and what is still under way.
// What is answered while it is closed waits in JupyterLab's own queue and is sent when it opens.

const AGAIN_MS = 2500; // between two tries to open it
const PATIENCE_MS = 4000; // a question that was lost itself is asked again

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export const watchChannel = () => {
  const sent = new Map(); // messages that the kernel has not worked off, by id, oldest first
  let kernel = null;
  let opened = false;
  let tried = 0;
  let changes = 0; // that this page has sent, of its widgets

  const hear = (_, { msg, direction }) => {
    if (direction === "send") {
      if (msg.header.msg_type !== "comm_msg") return;
      sent.set(msg.header.msg_id, msg.content);
      if (globalThis.jupyterapp.widgetManager.has_model(msg.content.comm_id)) changes += 1;
    } else if (msg.header.msg_type === "status" && msg.content.execution_state === "idle") {
      sent.delete(msg.parent_header.msg_id);
    }
  };

  // What was on its way when the connection broke may have got lost, or the word that it was worked
  // off: a widget that waits for that word keeps every later change to itself.
  const sendAgain = async (manager, { comm_id, data }) => {
    if (data.method !== "update" || !manager.has_model(comm_id)) return; // a click is not done twice
    const model = await manager.get_model(comm_id);
    const now = Object.keys(data.state).map((name) => [name, model.get(name)]);
    model.send_sync_message(model.serialize(Object.fromEntries(now)));
    model._handle_status({ content: { execution_state: "idle" } });
  };

  // The kernel answers in order: when it has answered this, all that was sent before is done or lost.
  const atRest = async (manager) => {
    while (sent.size) {
      const before = [...sent];
      const asked = kernel.requestKernelInfo().then(() => true);
      const heard = await Promise.race([asked, pause(PATIENCE_MS)]).catch(() => pause(AGAIN_MS));
      if (!heard) continue;
      for (const [id, content] of before) {
        if (sent.delete(id)) await sendAgain(manager, content);
      }
    }
  };

  // After a cut JupyterLab asks at once what all widgets are. What the kernel says then may be older
  // than an answer that still waits to be sent, and would be shown in its place.
  const restoreAtRest = (manager) => {
    const restore = manager.restoreWidgets.bind(manager);
    let restoring = false;
    manager.restoreWidgets = async () => {
      if (restoring) return;
      restoring = true;
      try {
        for (let known = -1; known !== changes; ) {
          await atRest(manager);
          known = changes;
          await restore();
        }
      } finally {
        restoring = false;
      }
    };
  };

  // A try to connect that failed asks the server again up to half a minute later, and would then
  // break the connection that another try has opened meanwhile.
  const forgetOldTries = () => {
    const again = kernel._onWSClose;
    kernel._onWSClose = (event) => {
      if (event.target === kernel._ws) again(event);
    };
  };

  // The server reads nothing before it is ready, so what waits need not wait three seconds more.
  const sendWhatWaits = (_, status) => {
    if (status === "connected") kernel._sendPending();
  };

  const look = () => {
    if (!kernel) {
      const manager = globalThis.jupyterapp?.widgetManager;
      kernel = manager?.kernel ?? null;
      if (kernel) {
        kernel.anyMessage.connect(hear);
        kernel.connectionStatusChanged.connect(sendWhatWaits);
        forgetOldTries();
        restoreAtRest(manager);
      }
    }
    opened ||= kernel?.connectionStatus === "connected";
    if (!opened) setTimeout(look, 100);
  };
  look();

  return {
    get closed() {
      return opened && kernel.connectionStatus !== "connected";
    },
    // the first message that nobody has answered for; null when there is none
    get oldest() {
      return sent.keys().next().value ?? null;
    },
    // JupyterLab waits longer after every try, at last for ever: call this when the server answers
    open() {
      if (Date.now() - tried < AGAIN_MS) return;
      tried = Date.now();
      kernel.reconnect().catch(() => undefined); // the next look tries again
    },
  };
};
