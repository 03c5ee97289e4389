using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>A town's outcomes are a function of its part of the plan, and the part's hash names them.</summary>
public sealed class TownPlanTests
{
    private const string Town = "magnesium";

    [Fact]
    public void Of_PlayedAlone_GivesTheBitsOfTheWholePlan()
    {
        Plan plan = Full();
        foreach (string town in new[] { "magnesium", "tea", "huangjiu" })
        {
            Assert.True(Outcomes(plan, town).AsSpan().SequenceEqual(Outcomes(TownPlan.Of(plan, town), town)), town);
            Assert.True(Shared(plan, town).AsSpan().SequenceEqual(Shared(TownPlan.Of(plan, town), town)), town);
        }
    }

    /// <summary>
    /// Every number, word and flag of a plan's text is changed, one at a time: the hash moves, or the town's outcomes do not. No false
    /// alarm is possible; a part that left something out which is read would be caught wherever the change shows in 64 replications.
    /// Of the changes that leave the hash, one in five is played, and all with ZYZ_LONG_TESTS=1.
    /// </summary>
    [Fact]
    public void Hash_AnyLeafOfThePlanThatMovesAnOutcome_Moves()
    {
        Plan plan = Full();
        string hash = Hash(plan);
        long[] bits = Outcomes(plan, Town);
        JsonNode text = JsonNode.Parse(PlanText.Write(plan))!;
        int moved = 0, still = 0, each = Environment.GetEnvironmentVariable("ZYZ_LONG_TESTS") == "1" ? 1 : 5;
        foreach (JsonValue leaf in Leaves(text).ToArray())
        {
            string path = leaf.GetPath();
            JsonNode parent = leaf.Parent!;
            int index = parent is JsonArray array ? array.IndexOf(leaf) : -1;
            string name = parent is JsonObject ? leaf.GetPropertyName() : "";
            JsonNode before = leaf.DeepClone();
            Put(Changed(leaf));
            if (Read(text) is { } other)
            {
                if (Hash(other) != hash)
                {
                    moved++;
                }
                else
                {
                    Assert.True(still++ % each != 0 || bits.AsSpan().SequenceEqual(Outcomes(other, Town)), $"{path} moves an outcome of {Town} and not its hash");
                }
            }

            Put(before);

            void Put(JsonNode value)
            {
                if (parent is JsonObject o)
                {
                    o[name] = value;
                }
                else
                {
                    parent[index] = value;
                }
            }
        }

        Assert.True(moved > 300 && still > 300, $"{moved} changes moved the hash, {still} did not: the test would say little");
    }

    [Fact]
    public void Hash_WhatOnlyOtherTownsOrReadersSee_DoesNotMove()
    {
        Plan plan = Full();
        Scenario scenario = plan.Scenario;
        Plan[] same =
        [
            plan with { Scenario = scenario with { Id = "other", Title = new("另一个", "another") } },
            plan with { Scenario = scenario with { Levers = [.. scenario.Levers.Where(s => s.Town != "tea")] } },
            plan with { Scenario = scenario with { DemandShifts = [], Stops = [.. scenario.Stops.Where(s => s.Town == Town)] } },
            plan with { Region = plan.Region with { Targets = [] } },
            plan with { Region = plan.Region with { Towns = [.. plan.Region.Towns.Where(t => t.Id is Town or "tea")], Groups = [] } },
        ];
        Assert.All(same, p => Assert.Equal(Hash(plan), Hash(p)));
        Assert.Equal(same.Length, same.Select(p => PlanText.Hash(PlanText.Write(p))).Append(PlanText.Hash(PlanText.Write(plan))).Distinct().Count() - 1);
    }

    /// <summary>A plan that says something in every list, to the end of 2024.</summary>
    private static Plan Full()
    {
        Scenario scenario = Shipped.Scenario("projects-first");
        Quarter start = Quarter.Of(Shipped.Region.BaseYear + 1, 1);
        Town town = Shipped.Region.Towns.First(t => t.Id == Town);
        return Plan.From(Shipped.Region, scenario with
        {
            HorizonYear = Shipped.Region.BaseYear + 2,
            Hindsight = true,
            DemandShifts = [new DemandShift("tea", start + 2, -0.2)],
            Stops = [new StoppedCapacity(Town, start + 1, start + 2, 0.3)],
            Levers = [.. from lever in Enumerable.Range(1, 10) from id in new[] { Town, "tea" } select new LeverSetting(lever, id, start, 0.2 + 0.07 * lever)],
        });
    }

    private static string Hash(Plan plan) => TownPlan.Hash(TownPlan.Of(plan, Town));

    private static Plan? Read(JsonNode text)
    {
        try
        {
            Plan plan = PlanText.Read(System.Text.Encoding.UTF8.GetBytes(text.ToJsonString()));
            return plan.Region.Towns.Any(t => t.Id == Town) && TownSetting.Of(plan, Town).Steps > 0 ? plan : null;
        }
        catch (Exception refused) when (refused is InvalidDataException or ArgumentException or InvalidOperationException or ModelException or FormatException or IndexOutOfRangeException)
        {
            return null; // no plan, so nothing to be played
        }
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value)),
        JsonArray items => items.SelectMany(Leaves),
        JsonValue value => [value],
        _ => [],
    };

    private static JsonNode Changed(JsonValue leaf) => leaf.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => JsonValue.Create(false),
        System.Text.Json.JsonValueKind.False => JsonValue.Create(true),
        System.Text.Json.JsonValueKind.Number => leaf.ToJsonString().Contains('.', StringComparison.Ordinal)
            ? JsonValue.Create(double.Parse(leaf.ToJsonString(), CultureInfo.InvariantCulture) * 1.0625)
            : JsonValue.Create(ulong.TryParse(leaf.ToJsonString(), CultureInfo.InvariantCulture, out ulong whole) ? whole + 1 : 1),
        _ => JsonValue.Create(leaf.GetValue<string>() + "x"),
    };

    private static long[] Outcomes(Plan plan, string town) => Bits(new TownPlayer(TownSetting.Of(plan, town))
        .Play(new DrawAddress(plan.Scenario.Seed, 0), ParameterSource.Own));

    private static long[] Shared(Plan plan, string town) => Bits(new TownPlayer(TownSetting.Of(plan, town))
        .Play(new DrawAddress(plan.Scenario.Seed, DrawAddress.EpistemicGroup), ParameterSource.Shared(3)));

    private static long[] Bits(TownOutcomes outcomes)
    {
        var bits = new long[outcomes.Values.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.DoubleToInt64Bits(outcomes.Values[i]);
        }

        return bits;
    }
}
