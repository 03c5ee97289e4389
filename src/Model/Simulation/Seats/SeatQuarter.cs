using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>A quarter in one replication.</summary>
/// <param name="Address">Seed and group.</param>
/// <param name="Replication">Which replication of the group.</param>
/// <param name="Step">Step; 0 is the base date.</param>
/// <param name="Calendar">Calendar index of the quarter.</param>
internal readonly record struct SeatQuarter(DrawAddress Address, int Replication, int Step, int Calendar);
