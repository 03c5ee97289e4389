using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Tests.Simulation;

public sealed class LivingSlotsTests
{
    /// <summary>Whoever is born, dies out or comes again, in whatever quarter: the places told are those of the living, in order.</summary>
    [Fact]
    public void Places_AnyBirthsAndDeaths_AreThoseOfTheLivingInOrder()
    {
        var random = new Random(20260726);
        EnterpriseBlock[] slots = [.. Enumerable.Range(0, 60).Select(i => new EnterpriseBlock { Profile = new SlotProfile($"town/e{i}", default, SlotKind.Incumbent, 0, i, 1, 5) })];
        var living = new LivingSlots(slots);
        Array.ForEach(slots, s => s.Alive = random.Next(3) == 0 ? 1UL : 0);
        living.Find();
        Assert.Equal(Scan(), living.Places.ToArray());
        int again = 0;
        for (int quarter = 0; quarter < 500; quarter++)
        {
            var came = new List<int>();
            for (int place = 0; place < slots.Length; place++)
            {
                if (random.Next(8) == 0)
                {
                    slots[place].Alive = 0; // at the end of the quarter before: it is still among those told
                }

                if (random.Next(10) == 0)
                {
                    again += slots[place].Alive != 0 ? 1 : 0;
                    slots[place].Alive |= 1UL << random.Next(DrawAddress.GroupSize);
                    came.Add(place);
                }
            }

            living.Renew(came.ToArray());
            Assert.Equal(Scan(), living.Places.ToArray());
        }

        Assert.True(again > 100, "some are born where others live already");

        int[] Scan() => [.. Enumerable.Range(0, slots.Length).Where(i => slots[i].Alive != 0)];
    }
}
