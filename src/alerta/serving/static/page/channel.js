// The connection between the page and its kernel: whether it is open, and what is still under way.
// What is answered while it is closed waits in JupyterLab's own queue and is sent when it opens.

const AGAIN_MS = 2500; // between two tries to open it
const REST_MS = 150; // nothing was under way at two looks so far apart: the kernel knows everything
const PATIENCE_MS = 10_000; // some messages are never worked off

export const watchChannel = () => {
  const sent = new Set(); // ids of messages that the kernel has not worked off, oldest first
  let kernel = null;
  let opened = false;
  let tried = 0;
  let changes = 0; // that this page has sent, of its widgets

  const hear = (_, { msg, direction }) => {
    if (direction === "send") {
      if (msg.header.msg_type !== "comm_msg") return;
      sent.add(msg.header.msg_id);
      if (globalThis.jupyterapp.widgetManager.has_model(msg.content.comm_id)) changes += 1;
    } else if (msg.header.msg_type === "status" && msg.content.execution_state === "idle") {
      sent.delete(msg.parent_header.msg_id);
    }
  };

  const atRest = async () => {
    const until = Date.now() + PATIENCE_MS;
    for (let calm = 0; calm < 2 && Date.now() < until; calm = sent.size ? 0 : calm + 1) {
      await new Promise((done) => setTimeout(done, REST_MS));
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
          await atRest();
          known = changes;
          await restore();
        }
      } finally {
        restoring = false;
      }
    };
  };

  const look = () => {
    if (!kernel) {
      const manager = globalThis.jupyterapp?.widgetManager;
      kernel = manager?.kernel ?? null;
      if (kernel) {
        kernel.anyMessage.connect(hear);
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
      return sent.values().next().value ?? null;
    },
    // JupyterLab waits longer after every try, at last for ever: call this when the server answers
    open() {
      if (Date.now() - tried < AGAIN_MS) return;
      tried = Date.now();
      kernel.reconnect().catch(() => undefined); // the next look tries again
    },
  };
};
