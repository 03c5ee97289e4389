using Zyz.Sim.Contracts;

namespace Zyz.Sim.Grains.Runs;

/// <summary>The name of a batch: all that its outcome is a function of, and what of it is returned.</summary>
internal static class BatchName
{
    /// <summary>The name.</summary>
    /// <param name="order">Which chunks.</param>
    /// <param name="town">Town id.</param>
    /// <returns>Town's part of the plan, town, pass, first chunk, chunks, planes and years returned.</returns>
    public static string Of(TownOrder order, string town) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{order.TownHash}/{town}/{(order.Epistemic ? "epistemic" : "main")}/{order.FirstChunk}/{order.Chunks}/{Convert.ToHexStringLower(order.Planes)}/{Convert.ToHexStringLower(order.Rows)}");
}
