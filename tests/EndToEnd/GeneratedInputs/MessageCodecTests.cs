using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Serialization;
using Xunit.Abstractions;
using Zyz.Sim.Contracts;
using Zyz.Sim.EndToEnd.Repository;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>
/// Every message as Orleans writes it, damaged, and read again: a value, or an exception for which Orleans refuses a message and goes
/// on. The library documents no closed list of these; what must not be is a crash, a hang, a null that nobody looked for, or memory
/// beyond what the bytes that are there can hold.
/// </summary>
public sealed class MessageCodecTests(ITestOutputHelper output)
{
    private static readonly Type[] s_messages =
        [.. typeof(IRunGrain).Assembly.GetTypes().Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !t.IsEnum).OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Fact]
    public void Messages_Damaged_AreReadOrRefused()
    {
        using ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        Serializer serializer = services.GetRequiredService<Serializer>();
        byte[][] valid = [.. s_messages.Select(t => serializer.SerializeToArray<object>(MessageTests.Sample(t)))];
        var refused = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        new GeneratedSuite<byte[]>("messages", chance => Mutations.Bytes(chance, valid[chance.Next(valid.Length)]), bytes =>
        {
            try
            {
                serializer.Deserialize<object>(bytes);
            }
            catch (Exception why) when (why is not (OutOfMemoryException or NullReferenceException or InsufficientExecutionStackException))
            {
                refused.AddOrUpdate(why.GetType().Name, 1, (_, n) => n + 1);
            }
        })
        {
            Length = b => b.Length,
            Show = Mutations.Show,
            Smaller = Mutations.Smaller,
            Allocation = 1 << 20,
            AllocationPerUnit = 1000,
        }.Run(output, 20_000 * s_messages.Length);
        output.WriteLine(string.Join(", ", refused.OrderByDescending(r => r.Value).Select(r => $"{r.Key} {r.Value}")));
    }
}
