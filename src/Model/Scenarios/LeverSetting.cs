using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Scenarios;

/// <summary>From a quarter on, a lever is set to an intensity in one town.</summary>
/// <param name="Lever">Number of the lever. In [1, 10].</param>
/// <param name="Town">Town id.</param>
/// <param name="From">First quarter it holds; a value named by a year holds from that year's first quarter.</param>
/// <param name="Intensity">Intensity [share of full effort]. In [0, 1].</param>
public sealed record LeverSetting(int Lever, string Town, Quarter From, double Intensity);
