using System.Numerics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Seats;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>Whoever sits where, and whoever sat there before: the fast way gives the bits of the readable one (T18).</summary>
public sealed class SeatWayTests
{
    private static World Moving => new World().Years(12).Fixed(Parameter.EntryRate, 0.13).Fixed(Parameter.ClosureRate, 0.09)
        .Fixed(Parameter.MergerRate, 0.03).Fixed(Parameter.ProjectArrivals, 2).Set(1, 1).Set(2, 1).Set(3, 0.9).Set(6, 1).Set(9, 1).Set(10, 0.7);

    /// <summary>Fewer than a block, just full blocks, blocks that are full but for one, and more than a block, that grow or shrink.</summary>
    [Theory]
    [Trait("KnownAnswer", "T18")]
    [InlineData(60, 20, 40.0, 0.13, 0.09)]
    [InlineData(64, 20, 40.0, 0.20, 0.02)]
    [InlineData(127, 40, 60.0, 0.05, 0.25)]
    [InlineData(150, 40, 60.0, 0.13, 0.13)]
    [InlineData(1, 1, 5.0, 0.13, 0.09)]
    public void Play_TwelveYearsOfComingAndGoing_GivesTheBitsOfTheReadableWay(int enterprises, int aboveScale, double baseOutput, double entry, double closure)
    {
        TownSetting setting = Moving.OneTown(enterprises, aboveScale, baseOutput).Fixed(Parameter.EntryRate, entry).Fixed(Parameter.ClosureRate, closure).Setting();
        AllWidths(setting, new DrawAddress(12, 3), ParameterSource.Own);
    }

    /// <summary>Replications may be played one after the other, eight or sixty-four side by side: none knows of the others.</summary>
    [Theory]
    [Trait("KnownAnswer", "T18")]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void Play_SomeReplicationsAtATime_GivesTheBitsOfTheReadableWay(int together)
    {
        TownSetting setting = Moving.OneTown(90, 30, 50).Fixed(Parameter.EntryRate, 0.15).Setting();
        foreach (ParameterSource source in new[] { ParameterSource.Own, ParameterSource.Shared(5) })
        {
            var address = new DrawAddress(12, source == ParameterSource.Own ? 3 : DrawAddress.EpistemicGroup);
            TownOutcomes readable = TownPlayer.Readable(setting).Play(address, source);
            foreach (ITownWay way in new ITownWay[] { new SeatWay<Lanes1>(setting, together), new SeatWay<Lanes4>(setting, together), new SeatWay<Lanes8>(setting, together) })
            {
                var player = new TownPlayer(setting, way);
                TownOutcomes played = player.Play(address, source), again = player.Play(address, source);
                Assert.True(played.Values.SequenceEqual(readable.Values), way.GetType().ToString());
                Assert.True(again.Values.SequenceEqual(readable.Values), way.GetType().ToString());
                Assert.Equal(readable.EnterpriseQuarters, played.EnterpriseQuarters);
                Assert.Equal(readable.IdentitiesChecked, played.IdentitiesChecked);
                Assert.Equal(readable.Unplaced, played.Unplaced);
            }
        }
    }

    /// <summary>From ten thousand places a quarter on, slots stand in another order than their ordinals: ids have four digits below that.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_TenThousandEntrantsAQuarter_GivesTheBitsOfTheReadableWay()
    {
        TownSetting setting = Moving.OneTown(22400, 2200, 2200).Fixed(Parameter.EntryRate, 10.4).Years(1).Setting();
        Assert.True(setting.EntrantPlaces > 10_000, $"{setting.EntrantPlaces} places");
        ParameterSource few = ParameterSource.Shared(5);
        var address = new DrawAddress(12, DrawAddress.EpistemicGroup);
        Assert.True(new TownPlayer(setting, new SeatWay<Lanes8>(setting)).Play(address, few).Values.SequenceEqual(TownPlayer.Readable(setting).Play(address, few).Values));
    }

    /// <summary>Under one draw of parameters 48 replications are played; the others hold no one.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_SharedDraw_GivesTheBitsOfTheReadableWay()
    {
        TownSetting setting = Moving.OneTown(70, 20, 40).Setting();
        AllWidths(setting, new DrawAddress(12, DrawAddress.EpistemicGroup), ParameterSource.Shared(5));
    }

    /// <summary>Where next to nothing is made for a year, orders and capacity are many times last quarter's output: their sums still have no order.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_TownThatStandsStill_GivesTheBitsOfTheReadableWay()
    {
        World world = new World().Years(3).OneTown(60, 20, 40) with { Stops = [new(World.Forge, Model.Time.Quarter.Of(2024, 2), Model.Time.Quarter.Of(2024, 3), 0.99)] };
        TownOutcomes readable = TownPlayer.Readable(world.Setting()).Play(new DrawAddress(12, 3), ParameterSource.Own);
        Assert.True(readable.Values.SequenceEqual(new TownPlayer(world.Setting()).Play(new DrawAddress(12, 3), ParameterSource.Own).Values));
    }

    /// <summary>Seats are emptied and taken again, and blocks are added: else the tests above would show little.</summary>
    [Fact]
    public void Play_TwelveYearsOfComingAndGoing_UsesSeatsAgainAndAddsBlocks()
    {
        int most = 0;
        long least = long.MaxValue;
        TownSetting setting = Moving.OneTown(60, 20, 40).Fixed(Parameter.EntryRate, 0.13).Fixed(Parameter.ClosureRate, 0.09).Setting();
        TownOutcomes played = new TownPlayer(setting).Play(new DrawAddress(12, 3), ParameterSource.Own, (town, _) =>
            most = Math.Max(most, (int)town.Sums[SumField.Alive].ToArray().Max()));
        for (int lane = 0; lane < 64; lane++)
        {
            double came = 0;
            for (int year = 1; year <= 12; year++)
            {
                came += played[Kpi.Entrants, year][lane];
            }

            least = Math.Min(least, (long)came);
        }

        Assert.True(most > 64, $"{most} live at once: more than one block of seats");
        Assert.True(least > 64, $"{least} came in the replication with the fewest: seats are used again");
    }

    /// <summary>An observer sees what the readable way holds, slot by slot, and its looking changes no bit.</summary>
    [Fact]
    public void Observe_AnyQuarter_ShowsWhatTheReadableWayHolds()
    {
        TownSetting setting = Moving.OneTown(70, 20, 40).Setting();
        var address = new DrawAddress(12, 1);
        var shown = new List<long>();
        TownPlayer.Readable(setting).Play(address, ParameterSource.Own, (town, slots) => shown.AddRange(Held(town, slots)));
        var seen = new List<long>();
        TownOutcomes observed = new TownPlayer(setting).Play(address, ParameterSource.Own, (town, slots) => seen.AddRange(Held(town, slots)));
        Assert.Equal(shown.Count, seen.Count);
        Assert.True(shown.SequenceEqual(seen));
        Assert.True(observed.Values.SequenceEqual(new TownPlayer(setting).Play(address, ParameterSource.Own).Values));
    }

    /// <summary>A player that has played another group, another source and a run that broke off gives what a new one gives.</summary>
    [Fact]
    public void Play_AfterOtherGroupsAndABrokenRun_GivesTheBitsOfANewPlayer()
    {
        TownSetting setting = Moving.OneTown(70, 20, 40).Setting();
        var player = new TownPlayer(setting);
        player.Play(new DrawAddress(12, 8), ParameterSource.Own);
        player.Play(new DrawAddress(12, DrawAddress.EpistemicGroup), ParameterSource.Shared(2));
        Assert.Throws<ModelException>(() => player.Play(new DrawAddress(12, 4), ParameterSource.Own, (town, _) =>
            town[TownField.LnPrice][7] = town.Quarter.Step == 30 ? double.NaN : town[TownField.LnPrice][7]));
        TownOutcomes again = player.Play(new DrawAddress(12, 9), ParameterSource.Own);
        Assert.True(again.Values.SequenceEqual(new TownPlayer(setting).Play(new DrawAddress(12, 9), ParameterSource.Own).Values));
    }

    private static void AllWidths(TownSetting setting, DrawAddress address, ParameterSource source)
    {
        TownOutcomes readable = TownPlayer.Readable(setting).Play(address, source);
        ITownWay[] ways = [new SeatWay<Lanes1>(setting), new SeatWay<Lanes2>(setting), new SeatWay<Lanes4>(setting), new SeatWay<Lanes8>(setting)];
        foreach (ITownWay way in ways)
        {
            TownOutcomes played = new TownPlayer(setting, way).Play(address, source);
            Assert.True(played.Values.SequenceEqual(readable.Values), way.GetType().ToString());
            Assert.Equal(readable.EnterpriseQuarters, played.EnterpriseQuarters);
            Assert.Equal(readable.Unplaced, played.Unplaced);
            Assert.Equal(0, played.IdentitiesViolated);
        }

        foreach (Kpi kpi in new[] { Kpi.Mergers, Kpi.Closures, Kpi.Entrants, Kpi.ProjectsFull })
        {
            Assert.True(readable[kpi, 12].ToArray().Sum() > 0, $"{kpi} is at work");
        }
    }

    /// <summary>All that is known of the living, as bits. R&amp;D intensity is left out: the fast way draws it only where it is asked for.</summary>
    private static IEnumerable<long> Held(TownState town, EnterpriseBlock[] slots)
    {
        yield return town.Quarter.Step;
        foreach (EnterpriseBlock slot in slots)
        {
            ulong living = slot.Alive;
            yield return (long)living;
            if (living == 0)
            {
                continue; // the readable way leaves such a slot as it is
            }

            ulong[] masks = [slot.AboveScale, slot.BelowOnce, slot.Srdi, slot.Srdi & slot.ReviewLow, slot.Srdi & slot.ReviewHigh, slot.TechCentre, slot.Green, slot.Exposed, slot.Born];
            foreach (ulong mask in masks)
            {
                yield return (long)(mask & living);
            }

            yield return (long)slot.Closing;
            yield return (long)slot.Merging;
            for (; living != 0; living &= living - 1)
            {
                for (Field field = Field.LnOrders; field <= Field.Output; field++)
                {
                    yield return BitConverter.DoubleToInt64Bits(slot[field][BitOperations.TrailingZeroCount(living)]);
                }
            }
        }
    }
}
