WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
WebApplication app = builder.Build();
app.MapHealthChecks("/health/live");
await app.RunAsync().ConfigureAwait(false);
