// What the page knows, and who wants to hear when it changes.

class Store extends EventTarget {
  me = '';
  team = '';
  bot = '';
  botConnected = false;
  users = new Map();
  channels = new Map();
  messages = new Map();
  approvers = new Set();
  modal = null;
  home = null;
  commands = [];
  shortcuts = [];
  troubles = [];

  load(boot) {
    this.me = boot.me;
    this.team = boot.team;
    this.bot = boot.bot;
    this.botConnected = boot.bot_connected;
    this.modal = boot.modal;
    this.home = boot.home;
    this.commands = boot.commands;
    this.shortcuts = boot.shortcuts;
    this.troubles = boot.troubles;
    this.approvers = new Set(boot.approvers ?? []);
    this.users = new Map(boot.users.map((user) => [user.id, user]));
    this.channels = new Map(boot.channels.map((channel) => [channel.id, channel]));
    this.messages = new Map(Object.entries(boot.messages).map(([id, all]) => [id, new Map(all.map((message) => [message.ts, message]))]));
    this.tell('loaded');
  }

  take(frame) {
    switch (frame.type) {
      case 'boot':
        this.load(frame);
        break;
      case 'message': {
        const known = this.of(frame.message.channel).has(frame.message.ts);
        this.of(frame.message.channel).set(frame.message.ts, frame.message);
        this.tell(known ? 'changed' : 'posted', frame.message);
        break;
      }
      case 'deleted':
        this.of(frame.message.channel).delete(frame.message.ts);
        this.tell('deleted', frame.message);
        break;
      case 'channel':
        this.channels.set(frame.channel.id, frame.channel);
        this.tell('channels');
        break;
      case 'channel_gone':
        if (this.channels.delete(frame.channel)) this.tell('loaded');
        break;
      case 'people':
        this.approvers = new Set(frame.approvers);
        this.users = new Map(frame.users.map((user) => [user.id, user]));
        this.tell('channels');
        break;
      case 'troubles':
        this.troubles = frame.troubles;
        this.tell('troubles');
        break;
      case 'modal':
        this.modal = frame.modal;
        this.tell('modal');
        break;
      case 'home':
        this.home = frame.home;
        this.tell('home');
        break;
      case 'presence':
        this.botConnected = frame.bot_connected;
        this.tell('presence');
        break;
      default:
        break;
    }
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  on(types, listener) {
    types.split(' ').forEach((type) => this.addEventListener(type, (event) => listener(event.detail, type)));
  }

  user(id) {
    return this.users.get(id) ?? { id, name: id, real_name: id };
  }

  groupName() {
    return 'network-approvers';
  }

  of(channel) {
    if (!this.messages.has(channel)) this.messages.set(channel, new Map());
    return this.messages.get(channel);
  }

  /** Messages at the top of a channel, oldest first. */
  top(channel) {
    return this.sorted(channel).filter((message) => !message.thread_ts || message.thread_ts === message.ts);
  }

  /** A thread's first message and its replies. */
  thread(channel, root) {
    return this.sorted(channel).filter((message) => message.ts === root || message.thread_ts === root);
  }

  replies(channel, root) {
    return this.thread(channel, root).filter((message) => message.ts !== root);
  }

  sorted(channel) {
    return [...this.of(channel).values()].sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));
  }

  channelName(channel) {
    return channel.is_im ? 'netdoc' : channel.name;
  }

  /** The newest message that I have seen, kept in this browser. */
  lastRead(channel) {
    return remembered(`read.${this.me}.${channel}`) ?? '';
  }

  markRead(channel) {
    const all = this.sorted(channel);
    if (all.length > 0 && this.lastRead(channel) < all[all.length - 1].ts) {
      remember(`read.${this.me}.${channel}`, all[all.length - 1].ts);
      this.tell('read');
    }
  }

  /** Unread messages of others, and how many of them are for me. */
  unread(channel) {
    const since = this.lastRead(channel.id);
    let any = false;
    let forMe = 0;
    for (const message of this.of(channel.id).values()) {
      if (message.ts <= since || message.user === this.me || message.subtype) continue;
      const reply = message.thread_ts && message.thread_ts !== message.ts;
      const mine = reply && this.thread(channel.id, message.thread_ts).some((each) => each.user === this.me);
      if (reply && !mine) continue;
      any = true;
      if (channel.is_im || mine || message.text.includes(`<@${this.me}>`)) forMe += 1;
    }
    return { any, forMe };
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`netdoc.${key}`, value);
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}

export function remembered(key) {
  try {
    return localStorage.getItem(`netdoc.${key}`);
  } catch {
    return null;
  }
}

export const store = new Store();
