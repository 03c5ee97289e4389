namespace Zyz.Sim.Bench.Measuring;

/// <summary>The command line is wrong.</summary>
/// <param name="message">What is wrong.</param>
internal sealed class UsageException(string message) : Exception(message);
