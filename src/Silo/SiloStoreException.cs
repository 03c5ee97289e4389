namespace Zyz.Sim.Silo;

/// <summary>The store of a silo cannot be opened; the message can be shown to a planner.</summary>
/// <param name="message">Which store, and why.</param>
/// <param name="innerException">What the store said.</param>
public sealed class SiloStoreException(string message, Exception innerException) : IOException(message, innerException);
