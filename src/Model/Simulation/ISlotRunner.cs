namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// Plays one enterprise slot through its quarters from its town's aggregates alone: in an enterprise grain, when an enterprise re-simulates
/// itself, and for a whole town in the readable way (<see cref="SlotWay"/>). A town's batch plays seats instead, with the same bits.
/// </summary>
internal interface ISlotRunner
{
    /// <summary>Puts a slot at the base date: incumbents live, projects get their dates, all else is empty.</summary>
    /// <param name="slot">The slot, already reset.</param>
    /// <param name="quarter">The grid of sums is all it has to hold.</param>
    /// <param name="sums">Receives the incumbents' sums.</param>
    /// <param name="signed">Receives a project's steps of signing by replication; may be empty for others.</param>
    void Begin(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums, Span<int> signed);

    /// <summary>Scales the slot to the published output, then counts it at the base date.</summary>
    void CountBase(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums);

    /// <summary>Step 4: birth and ramp.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The quarter, opened.</param>
    /// <param name="ramp">Receives what ramp steps add to orders by replication.</param>
    /// <returns>True where something was born or ramped up.</returns>
    bool Bear(EnterpriseBlock slot, TownQuarterBlock quarter, Span<double> ramp);

    /// <summary>Steps 5 to 9: orders, capacity, production before sharing, investment, who leaves.</summary>
    void Advance(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums);

    /// <summary>End of the quarter: shared overflow, leavers leave.</summary>
    void Finish(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums);

    /// <summary>Step 10 in fourth quarters: registration, titles, counts.</summary>
    void CloseYear(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums);
}
