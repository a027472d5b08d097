// The short names that people and bots use most; others are shown as they were written.
const NAMES = {
  '+1': '👍', thumbsup: '👍', '-1': '👎', thumbsdown: '👎', eyes: '👀', tada: '🎉', wave: '👋', pray: '🙏', heart: '❤️',
  smile: '😄', slightly_smiling_face: '🙂', joy: '😂', thinking_face: '🤔', ok_hand: '👌', clap: '👏', fire: '🔥',
  rocket: '🚀', sparkles: '✨', star: '⭐', zap: '⚡', bulb: '💡', memo: '📝', books: '📚', book: '📖', bookmark: '🔖',
  mag: '🔍', mag_right: '🔎', wrench: '🔧', hammer: '🔨', hammer_and_wrench: '🛠️', gear: '⚙️', link: '🔗', lock: '🔒',
  unlock: '🔓', key: '🔑', bell: '🔔', no_bell: '🔕', white_check_mark: '✅', heavy_check_mark: '✔️', ballot_box_with_check: '☑️',
  x: '❌', no_entry: '⛔', no_entry_sign: '🚫', warning: '⚠️', rotating_light: '🚨', octagonal_sign: '🛑', stop_sign: '🛑',
  red_circle: '🔴', large_orange_circle: '🟠', large_yellow_circle: '🟡', large_green_circle: '🟢', large_blue_circle: '🔵',
  white_circle: '⚪', black_circle: '⚫', hourglass: '⌛', hourglass_flowing_sand: '⏳', stopwatch: '⏱️', alarm_clock: '⏰',
  clock3: '🕒', arrows_counterclockwise: '🔄', repeat: '🔁', leftwards_arrow_with_hook: '↩️', arrow_right: '➡️', arrow_up: '⬆️',
  arrow_down: '⬇️', information_source: 'ℹ️', question: '❓', grey_question: '❔', exclamation: '❗', speech_balloon: '💬',
  robot_face: '🤖', stethoscope: '🩺', globe_with_meridians: '🌐', satellite: '🛰️', electric_plug: '🔌', chart_with_upwards_trend: '📈',
  clipboard: '📋', package: '📦', wastebasket: '🗑️', pushpin: '📌', busts_in_silhouette: '👥', bust_in_silhouette: '👤', raised_hands: '🙌',
};

export function emoji(name) {
  return NAMES[name.replace(/::skin-tone-\d$/, '')];
}

/** Reactions offered under the pointer. */
export const QUICK = ['white_check_mark', 'eyes', '+1'];
