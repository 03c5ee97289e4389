namespace Zyz.Sim.Model.Draws;

/// <summary>What the blocks of several entities share: where they lie but for the entity.</summary>
/// <param name="Quarter">Calendar quarter index.</param>
/// <param name="Third">Third counter word.</param>
/// <param name="Fourth">Fourth counter word.</param>
/// <param name="Seed">Key.</param>
internal readonly record struct BlockAddress(uint Quarter, uint Third, uint Fourth, ulong Seed);
