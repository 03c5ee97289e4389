namespace Zyz.Sim.Model.Draws;

/// <summary>What a parameter is.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Name">Name in a region pack.</param>
/// <param name="Symbol">Symbol in docs/model.md.</param>
/// <param name="Unit">Unit; <c>1</c> where it has none.</param>
/// <param name="Low">Smallest value that has a meaning; every draw is held at or above it.</param>
/// <param name="High">Largest value that has a meaning; every draw is held at or below it.</param>
/// <param name="OwnDrawPerTown">True where every town has a draw of its own although the prior is shared.</param>
/// <param name="Optional">True where a town may have no prior (no tonnage, no demand driver).</param>
public sealed record ParameterInfo(
    Parameter Parameter, string Name, string Symbol, string Unit, double Low, double High, bool OwnDrawPerTown,
    bool Optional);
