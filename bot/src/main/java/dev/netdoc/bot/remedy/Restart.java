package dev.netdoc.bot.remedy;

/** Brings the pods of one DaemonSet to what the fix wrote. It can be begun again at any point. */
interface Restart {

    Outcome run();

    /** {@return on how many nodes it has replaced a pod; to be asked after {@link #run}} */
    int done();
}
