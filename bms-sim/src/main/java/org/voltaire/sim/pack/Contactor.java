package org.voltaire.sim.pack;

/// One contactor: a coil, a contact that follows it after a while, and an auxiliary contact that
/// tells where the contact is. Each of the three can be broken by itself.
public final class Contactor {

  /// What the auxiliary contact says.
  public enum Aux {
    /// Where the contact is.
    TRUE,
    /// Where it is not.
    INVERTED,
    /// Open, wherever it is.
    STUCK_OPEN,
    /// Closed, wherever it is.
    STUCK_CLOSED
  }

  /// Nearer than this two moments are one, s.
  private static final double INSTANT = 1e-12;

  private final SwitchgearSpec spec;
  private boolean energised;
  private boolean closed;
  private boolean welded;
  private boolean refuses;
  private double slowness = 1;
  private int bounces;
  private double bounceSeconds;
  private Aux aux = Aux.TRUE;
  private double moveInSeconds = Double.POSITIVE_INFINITY;
  private int movesAfter;

  /// A good one, open.
  Contactor(SwitchgearSpec spec) {
    this.spec = spec;
  }

  /// Feeds the coil, or cuts it. A coil that holds needs less than one that pulls in.
  void feed(double volts) {
    boolean on = volts >= (energised ? spec.dropOutV() : spec.pullInV());
    if (on == energised) return;
    energised = on;
    follow();
  }

  private void follow() {
    boolean moves = closed != energised && !welded && !(energised && refuses);
    double needs = slowness * (energised ? spec.pullInS() : spec.releaseS());
    moveInSeconds = moves ? needs : Double.POSITIVE_INFINITY;
    movesAfter = energised ? 2 * bounces : 0;
  }

  /// How long until the contact moves, s; infinite if it will not.
  double moveInSeconds() {
    return Math.max(0, moveInSeconds);
  }

  /// Time goes by, at most until the contact moves.
  void elapse(double seconds) {
    moveInSeconds -= seconds;
  }

  /// Whether the contact's time to move has come.
  boolean due() {
    return moveInSeconds <= INSTANT;
  }

  /// Moves the contact. One that parts under more than it can break stays closed for good.
  ///
  /// @param throughA what flows through it
  void move(double throughA) {
    moveInSeconds = Double.POSITIVE_INFINITY;
    if (closed && Math.abs(throughA) > spec.breakCapacityA()) {
      weld();
      return;
    }
    closed = !closed;
    if (movesAfter > 0) {
      movesAfter--;
      moveInSeconds = bounceSeconds;
    }
  }

  /// Closes the contact for good, at once.
  public void weld() {
    welded = true;
    closed = true;
    moveInSeconds = Double.POSITIVE_INFINITY;
  }

  /// Whether the contact closes when its coil is fed; one that is closed stays so.
  public void refuse(boolean refusing) {
    refuses = refusing;
    if (closed != energised && !due()) follow();
  }

  /// Makes it slower, from the next time that it moves.
  ///
  /// @param factor on both times, above 0
  public void slow(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("contactor: slow is " + factor + ", must be above 0");
    }
    slowness = factor;
  }

  /// Lets the contact bounce when it closes, from the next time on.
  ///
  /// @param times how often it parts again, 0 for never
  /// @param seconds each opening and each closing
  public void bounce(int times, double seconds) {
    if (!(times >= 0 && seconds > 0)) {
      throw new IllegalArgumentException(
          "contactor: bounce is %d times %s s, must be 0 or more times above 0 s"
              .formatted(times, seconds));
    }
    bounces = times;
    bounceSeconds = seconds;
  }

  /// Breaks the auxiliary contact, or repairs it.
  public void aux(Aux says) {
    aux = says;
  }

  /// Makes everything good again. A contact that was welded parts as after a cut of its coil.
  public void repair() {
    welded = false;
    refuses = false;
    slowness = 1;
    bounces = 0;
    aux = Aux.TRUE;
    follow();
  }

  /// Whether the contact is truly closed.
  public boolean closed() {
    return closed;
  }

  /// Whether it is welded.
  public boolean welded() {
    return welded;
  }

  /// Whether the coil pulls.
  public boolean energised() {
    return energised;
  }

  /// Whether its auxiliary contact says that it is closed.
  public boolean auxClosed() {
    return switch (aux) {
      case TRUE -> closed;
      case INVERTED -> !closed;
      case STUCK_OPEN -> false;
      case STUCK_CLOSED -> true;
    };
  }
}
