package org.voltaire.link.record;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.balance.BalancePast;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.contactor.ContactorUse;
import org.voltaire.core.Restart;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.link.proto.RememberedCell;

/// [Restart] to and from its Protobuf message, to the last bit: replay begins with it.
final class RestartCodec {
  private RestartCodec() {}

  static org.voltaire.link.proto.Restart encode(Restart restart) {
    FilterMemory memory = restart.memory();
    var message =
        org.voltaire.link.proto.Restart.newBuilder()
            .setCapacityAh(memory.capacityAh())
            .setTempDegc(memory.tempDegC())
            .setShownSoc(restart.shownSoc())
            .setOffS(restart.offSeconds())
            .setUnseenS(restart.unseenSeconds());
    for (FilterMemory.CellMemory cell : memory.cells()) message.addCells(encode(cell));
    ContactorPast contactors = restart.contactors();
    if (!contactors.use().equals(ContactorUse.NONE)) {
      message.setContactorUse(ModeCodec.encode(contactors.use()));
    }
    FrameCodec.each(contactors.openedSecondsAgo(), message::addOpenedAgoS);
    if (!restart.balance().equals(BalancePast.NONE)) {
      message.setBalance(FrameCodec.balance(restart.balance()));
    }
    if (!restart.heater().equals(HeaterEnergy.NONE)) {
      message.setHeaterEnergy(HeatCodec.encode(restart.heater()));
    }
    return message.build();
  }

  /// @throws IllegalArgumentException if the message holds what no restart can
  static Restart decode(org.voltaire.link.proto.Restart message) {
    List<FilterMemory.CellMemory> cells = new ArrayList<>();
    for (RememberedCell cell : message.getCellsList()) cells.add(decode(cell));
    return new Restart(
        new FilterMemory(message.getCapacityAh(), message.getTempDegc(), cells),
        message.getShownSoc(),
        message.getOffS(),
        message.getUnseenS(),
        new ContactorPast(
            message.hasContactorUse()
                ? ModeCodec.use(message.getContactorUse())
                : ContactorUse.NONE,
            FrameCodec.doubles(message.getOpenedAgoSList())),
        message.hasBalance() ? FrameCodec.balance(message.getBalance()) : BalancePast.NONE,
        HeatCodec.decode(message.getHeaterEnergy()));
  }

  private static RememberedCell encode(FilterMemory.CellMemory cell) {
    var message =
        RememberedCell.newBuilder()
            .setSeen(cell.seen())
            .setModelSigmaV(cell.modelSigmaV())
            .setResistancesSigma(cell.resistancesSigma())
            .setSlowA(cell.slowA())
            .setR0Ratio(cell.r0Ratio())
            .setR0Sigma(cell.r0Sigma());
    FrameCodec.each(cell.states(), message::addStates);
    FrameCodec.each(cell.sigmas(), message::addSigmas);
    FrameCodec.each(cell.correlations(), message::addCorrelations);
    return message.build();
  }

  private static FilterMemory.CellMemory decode(RememberedCell message) {
    return new FilterMemory.CellMemory(
        message.getSeen(),
        FrameCodec.doubles(message.getStatesList()),
        FrameCodec.doubles(message.getSigmasList()),
        FrameCodec.doubles(message.getCorrelationsList()),
        message.getModelSigmaV(),
        message.getResistancesSigma(),
        message.getSlowA(),
        message.getR0Ratio(),
        message.getR0Sigma());
  }
}
