using PolicyBot.Service.Commands;

return await PolicyBotCommand.RunAsync(args);
