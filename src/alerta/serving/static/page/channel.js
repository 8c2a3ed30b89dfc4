// The connection between the page and its kernel: whether it is open, and what is still under way.
// What is answered while it is closed waits in JupyterLab's own queue and is sent when it opens.

const AGAIN_MS = 2500; // between two tries to open it

export const watchChannel = () => {
  const sent = new Set(); // ids of messages that the kernel has not worked off, oldest first
  let kernel = null;
  let opened = false;
  let tried = 0;

  const hear = (_, { msg, direction }) => {
    if (direction === "send") {
      if (msg.header.msg_type === "comm_msg") sent.add(msg.header.msg_id);
    } else if (msg.header.msg_type === "status" && msg.content.execution_state === "idle") {
      sent.delete(msg.parent_header.msg_id);
    }
  };

  const look = () => {
    if (!kernel) {
      kernel = globalThis.jupyterapp?.widgetManager?.kernel ?? null;
      kernel?.anyMessage.connect(hear);
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
