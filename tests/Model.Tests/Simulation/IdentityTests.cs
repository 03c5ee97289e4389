using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Seats;
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
        // Plain logarithms of the readable way refuse what is no number by themselves; they do not know whose it is.
        Assert.True(Ends(TownPlayer.Readable(setting), where, planted, (slot, field) => slot[field].Slice(37, 1)) is ModelException or ArgumentOutOfRangeException);

        // The fast way shows copies. What it writes to is the test's: there is one seat of this enterprise in this replication.
        foreach (ITownWay way in (ITownWay[])[new SeatWay<Lanes1>(setting), new SeatWay<Lanes2>(setting), new SeatWay<Lanes4>(setting), new SeatWay<Lanes8>(setting)])
        {
            var memory = new LaneMemory();
            LaneTable[] tables = [.. Enumerable.Range(0, 500).Select(_ => memory.Take())];
            Array.ForEach(tables, memory.Give);
            var player = new TownPlayer(setting, way);
            player.Use(memory);
            Exception refused = Ends(player, where, planted, (slot, field) =>
            {
                (LaneTable table, int seat) = Assert.Single(tables.SelectMany(_ => Enumerable.Range(0, 64), (t, i) => (t, i)), at => Sits(at.t, at.i, slot, 37));
                return table[(int)field].Slice(seat, 1);
            });
            Assert.IsType<ModelException>(refused);
            Assert.Contains($"town {World.Forge}, replication {(2 * 64) + 37}, quarter ", refused.Message);
        }
    }

    private static bool Sits(LaneTable table, int seat, EnterpriseBlock slot, int lane) =>
        BitConverter.DoubleToUInt64Bits(table[(int)Field.Who][seat]) == slot.Profile.Address.Bits && table[(int)Field.LnOrders][seat] == slot[Field.LnOrders][lane];

    private static Exception Ends(TownPlayer player, string where, double planted, Where held)
    {
        int last = 0;
        void Plant(TownState town, EnterpriseBlock[] slots)
        {
            last = town.Quarter.Step;
            if (last == 2)
            {
                EnterpriseBlock slot = slots.First(s => s.Profile.Kind == SlotKind.Incumbent && (s.Alive >> 37 & 1) != 0);
                Span<double> at = Enum.TryParse(where, out Field field) ? held(slot, field) : town[Enum.Parse<TownField>(where)].Slice(37, 1);
                at[0] = planted;
            }
        }

        Exception refused = Assert.ThrowsAny<Exception>(() => player.Play(new DrawAddress(1, 2), ParameterSource.Own, Plant));
        Assert.InRange(last, 2, 5); // in the next quarter, or once what was ordered has arrived
        return refused;
    }

    private delegate Span<double> Where(EnterpriseBlock slot, Field field);
}
