namespace Zyz.Sim.Client;

/// <summary>What a person asked of <c>backtest</c>.</summary>
/// <param name="Folder">Folder of a region pack or a firm panel.</param>
/// <param name="Origins">Origins as written, or null for the default.</param>
/// <param name="Replications">Replications of each origin of a region, or null for the default.</param>
/// <param name="Output">Result folder, or null for the default.</param>
/// <param name="NoCharts">True to write no charts.</param>
/// <param name="Json">True to print backtest.json only.</param>
/// <param name="Threads">Threads; 0 for one per core.</param>
/// <param name="Vintages">True to recalibrate on every day first, with what was known on it.</param>
internal sealed record BacktestOptions(string Folder, string[]? Origins, int? Replications, string? Output, bool NoCharts, bool Json, int Threads, bool Vintages = false);
