using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Serialization;
using Zyz.Sim.Contracts;

namespace Zyz.Sim.EndToEnd.Repository;

/// <summary>Messages between silos: immutable, aliased, and the same after a journey.</summary>
public sealed class MessageTests
{
    private static readonly Type[] Messages = [.. typeof(IRunGrain).Assembly.GetTypes().Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null)];

    [Fact]
    public void Messages_All_AreSealedImmutableAndAliased()
    {
        Assert.True(Messages.Length >= 15, "messages were found");
        foreach (Type type in Messages)
        {
            Assert.True(type.IsSealed, $"{type.Name} is sealed");
            Assert.True(type.GetCustomAttribute<AliasAttribute>() is not null, $"{type.Name} has an alias");
            if (!type.IsEnum)
            {
                Assert.True(type.GetCustomAttribute<ImmutableAttribute>() is not null, $"{type.Name} is immutable");
                Assert.All(Properties(type), p => Assert.True(p.GetCustomAttribute<IdAttribute>() is not null, $"{type.Name}.{p.Name} has an id"));
            }
        }
    }

    [Fact]
    public void Grains_All_HaveAliasesForThemselvesAndTheirMethods()
    {
        foreach (Type grain in typeof(IRunGrain).Assembly.GetTypes().Where(t => t.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(t)))
        {
            Assert.True(grain.GetCustomAttribute<AliasAttribute>() is not null, $"{grain.Name} has an alias");
            Assert.All(grain.GetMethods(), m => Assert.True(m.GetCustomAttribute<AliasAttribute>() is not null, $"{grain.Name}.{m.Name} has an alias"));
        }
    }

    [Fact]
    public void Messages_AfterAJourney_AreTheSame()
    {
        using ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        Serializer serializer = services.GetRequiredService<Serializer>();
        foreach (Type type in Messages.Where(t => !t.IsEnum))
        {
            object message = Sample(type);
            object back = serializer.Deserialize<object>(serializer.SerializeToArray<object>(message))!;
            foreach (PropertyInfo property in Properties(type))
            {
                Assert.Equivalent(property.GetValue(message), property.GetValue(back), strict: true);
            }
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract");

    internal static object Sample(Type type)
    {
        if (type == typeof(byte[]))
        {
            return new byte[] { 1, 2, 255 };
        }

        if (type == typeof(Dictionary<string, int[]>))
        {
            return new Dictionary<string, int[]> { ["a"] = [1, -2] };
        }

        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, 2);
            array.SetValue(Sample(type.GetElementType()!), 0);
            array.SetValue(Sample(type.GetElementType()!), 1);
            return array;
        }

        return type == typeof(string) ? "文" : type == typeof(double) ? -0.1 : type == typeof(bool) ? true : type == typeof(ulong) ? ulong.MaxValue
            : type == typeof(int) ? -7 : type == typeof(long) ? long.MinValue : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.FromHours(8))
            : Nullable.GetUnderlyingType(type) is { } present ? Sample(present)
            : Activator.CreateInstance(type, [.. type.GetConstructors()[0].GetParameters().Select(p => Sample(p.ParameterType))])!;
    }
}
