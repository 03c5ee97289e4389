namespace Zyz.Sim.Model.Regions;

/// <summary>A cited source.</summary>
/// <param name="Id">Id, for example <c>S1</c>.</param>
/// <param name="Title">Title and address.</param>
/// <param name="Grade">A, B or C.</param>
public sealed record Source(string Id, string Title, string Grade);
