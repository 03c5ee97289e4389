using Zyz.Sim.Grains.Runs;

namespace Zyz.Sim.Grains.Tests;

/// <summary>What a person waits for is computed inside what can wait, not after it.</summary>
public sealed class ComputeGateTests
{
    [Fact]
    public async Task Urgent_WhileAllThreadsAreBusy_IsComputedBetweenTwoChunks()
    {
        using var gate = new ComputeGate(1);
        using ManualResetEventSlim begun = new(), asked = new();
        var order = new List<string>();
        Task<int> long1 = gate.RunAsync(() =>
        {
            begun.Set();
            asked.Wait();
            gate.LetUrgentPass();
            order.Add("the rest of what can wait");
            return 1;
        });
        begun.Wait();
        Task<int> waiting = gate.RunAsync(() => Add("what can wait"));
        Task<int> first = gate.RunAsync(() => Add("urgent"), ahead: true), second = gate.RunAsync(() => Add("urgent too"), ahead: true);
        asked.Set();
        await Task.WhenAll(long1, waiting, first, second);
        Assert.Equal(["urgent", "urgent too", "the rest of what can wait", "what can wait"], order);

        int Add(string name)
        {
            order.Add(name);
            return 0;
        }
    }

    [Fact]
    public async Task Urgent_ThatFails_LeavesWhatCanWaitAlone()
    {
        using var gate = new ComputeGate(1);
        using ManualResetEventSlim begun = new(), asked = new();
        Task<int> batch = gate.RunAsync(() =>
        {
            begun.Set();
            asked.Wait();
            gate.LetUrgentPass();
            return 7;
        });
        begun.Wait();
        Task<int> fails = gate.RunAsync<int>(() => throw new InvalidDataException("not this one"), ahead: true);
        asked.Set();
        Assert.Equal(7, await batch);
        Assert.Equal("not this one", (await Assert.ThrowsAsync<InvalidDataException>(() => fails)).Message);
    }
}
