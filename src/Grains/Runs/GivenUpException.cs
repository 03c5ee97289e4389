namespace Zyz.Sim.Grains.Runs;

/// <summary>Something was tried until trying again was of no use.</summary>
/// <param name="message">What it was, how often it was tried, and the last fault.</param>
/// <param name="last">The last fault, or null where it came from elsewhere.</param>
internal sealed class GivenUpException(string message, Exception? last = null) : Exception(message, last);
