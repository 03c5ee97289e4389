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

    /// <summary>
    /// What is no number in one enterprise or town of one replication ends the run and is named, whichever minimum or
    /// logarithm it meets on its way; it never becomes a number again.
    /// </summary>
    [Theory]
    [InlineData(nameof(Field.LnOrders), double.NaN)]
    [InlineData(nameof(Field.Capacity), double.NaN)]
    [InlineData(nameof(Field.Pipeline1), double.NaN)]
    [InlineData(nameof(Field.Sigma), double.NaN)]
    [InlineData(nameof(Field.LnOrders), double.PositiveInfinity)]
    [InlineData(nameof(Field.Capacity), double.PositiveInfinity)]
    [InlineData(nameof(TownField.LnPrice), double.NaN)]
    public void Play_NoNumberInOneReplication_EndsTheRunAndIsNamed(string where, double planted)
    {
        TownSetting setting = new World().Years(2).Setting();
        int last = 0;
        void Plant(TownState town, EnterpriseBlock[] slots)
        {
            last = town.Quarter.Step;
            if (last == 2)
            {
                EnterpriseBlock slot = slots.First(s => s.Profile.Kind == SlotKind.Incumbent && (s.Alive >> 37 & 1) != 0);
                ref double held = ref Enum.TryParse(where, out Field field) ? ref slot[field][37] : ref town[Enum.Parse<TownField>(where)][37];
                held = planted;
            }
        }

        ModelException refused = Assert.Throws<ModelException>(() => new TownPlayer(setting).Play(new DrawAddress(1, 2), ParameterSource.Own, Plant));
        Assert.Contains($"town {World.Forge}, replication {(2 * 64) + 37}, quarter ", refused.Message);
        Assert.InRange(last, 2, 5); // in the next quarter, or once what was ordered has arrived
    }
}
