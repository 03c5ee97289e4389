namespace Zyz.Sim.Store;

/// <summary>An entry of the log.</summary>
/// <param name="Number">Place in the log; 0 before it is written.</param>
/// <param name="At">When [UTC].</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What was done, for example <c>run.started</c>.</param>
/// <param name="Subject">To what, for example a run's id.</param>
/// <param name="Detail">What else is worth knowing; may be empty.</param>
public sealed record Activity(long Number, DateTimeOffset At, string Actor, string Action, string Subject, string Detail);
