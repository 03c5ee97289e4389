using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>§11: books that do not add up are noticed; a check that never fails would prove nothing.</summary>
public sealed class IdentityTests
{
    [Theory]
    [InlineData(nameof(TownField.HeldCapacity), 1e-8, 0)]
    [InlineData(nameof(TownField.HeldPipeline), 1e-8, 0)]
    [InlineData(nameof(TownField.HeldLnPrice), 0, 1e-8)]
    [InlineData(nameof(TownField.HeldLnOutput), 0, 1e-8)]
    [InlineData(nameof(TownField.Living), 0, 1)]
    public void Identities_BooksOfOneReplicationALittleOff_AreViolatedOnce(string book, double share, double amount)
    {
        var player = new TownPlayer(new World().Years(1).Setting());
        TownOutcomes outcomes = player.Play(new DrawAddress(1, 0), ParameterSource.Own, (town, _) =>
        {
            if (town.Quarter.Step == 2)
            {
                ref double held = ref town[Enum.Parse<TownField>(book)][5];
                held += (share * held) + amount;
            }
        });
        Assert.Equal(1, outcomes.IdentitiesViolated);
    }
}
